import type { Language } from '../../src/_locales/language.ts'

export interface Words {
  signIn: string
  account: string
  next: string
  back: string
  password: string
  wrongPassword: string
  noAccount: string
  locked: string
  pickAccount: string
  otherAccount: string
  approvalRequired: string
  approvalLead: string
  reason: string
  requestApproval: string
  cancel: string
  requestSent: string
  requestSentLead: string
  needAdmin: string
  needAdminLead: string
  adminAccount: string
  returnLink: string
  risky: string
  unverified: string
  permissions: string
  forOrganization: string
  tickOrganization: string
  accept: string
  trouble: string
  details: string
  sendDetails: string
  copyDetails: string
  closeDetails: string
  moreDetails: string
  noAccess: string
  noAccessLead: string
  staySignedIn: string
  yes: string
  no: string
  enterCode: string
  approveOnPhone: string
  verify: string
  moreInformation: string
  changePassword: string
  tryingToSignIn: string
}

/** Texts of the pages. Titles and labels that people quote are the real ones, the rest is ours. */
export const texts: Record<Language, Words> = {
  en: {
    signIn: 'Sign in',
    account: 'Email, phone, or Skype',
    next: 'Next',
    back: 'Back',
    password: 'Password',
    wrongPassword: 'This password does not belong to the account.',
    noAccount: 'We know no account by that name.',
    locked: 'Too many tries. The account is locked for now.',
    pickAccount: 'Pick an account',
    otherAccount: 'Use another account',
    approvalRequired: 'Approval required',
    approvalLead: 'This app needs a yes from your administrator before it may:',
    reason: 'Say why you need this app',
    requestApproval: 'Request approval',
    cancel: 'Cancel',
    requestSent: 'Request sent',
    requestSentLead: 'Your administrator has the request. You get a mail when it is decided.',
    needAdmin: 'Need admin approval',
    needAdminLead:
      'This app wants something in your organization that administrators alone can give. Ask one of them first.',
    adminAccount: 'Sign in with an admin account instead',
    returnLink: 'Go back to the app and grant nothing',
    risky: 'This app may be risky. Let an administrator look at it.',
    unverified: 'unverified',
    permissions: 'Permissions requested',
    forOrganization: 'Review for your organization',
    tickOrganization: 'Consent on behalf of your organization',
    accept: 'Accept',
    trouble: 'Something keeps us from signing you in.',
    details: 'Troubleshooting details',
    sendDetails: 'Your administrator will want to see this.',
    copyDetails: 'Copy info to clipboard',
    closeDetails: 'Close troubleshooting details',
    moreDetails: 'More details',
    noAccess: "You don't have access to this",
    noAccessLead: 'Your sign-in worked, but it does not meet the rules for this resource.',
    staySignedIn: 'Stay signed in?',
    yes: 'Yes',
    no: 'No',
    enterCode: 'Enter code',
    approveOnPhone: 'Approve the sign-in on your phone',
    verify: 'Verify',
    moreInformation: 'More information required',
    changePassword: 'Update your password',
    tryingToSignIn: 'Is this the app you want to sign in to?',
  },
  es: {
    signIn: 'Iniciar sesión',
    account: 'Correo electrónico, teléfono o Skype',
    next: 'Siguiente',
    back: 'Atrás',
    password: 'Contraseña',
    wrongPassword: 'Esta contraseña no es de la cuenta.',
    noAccount: 'No conocemos ninguna cuenta con ese nombre.',
    locked: 'Demasiados intentos. La cuenta está bloqueada por ahora.',
    pickAccount: 'Elegir una cuenta',
    otherAccount: 'Usar otra cuenta',
    approvalRequired: 'Aprobación requerida',
    approvalLead: 'Esta aplicación necesita el sí de tu administrador antes de poder:',
    reason: 'Escribe por qué solicitas esta aplicación',
    requestApproval: 'Solicitar aprobación',
    cancel: 'Cancelar',
    requestSent: 'Solicitud enviada',
    requestSentLead: 'Tu administrador tiene la solicitud. Recibirás un correo cuando decida.',
    needAdmin: 'Se necesita la aprobación del administrador',
    needAdminLead:
      'Esta aplicación quiere algo de tu organización que solo un administrador puede dar. Pídeselo primero.',
    adminAccount: '¿Tienes una cuenta de administrador? Entra con ella',
    returnLink: 'Volver a la aplicación sin dar consentimiento',
    risky: 'Esta aplicación puede ser arriesgada. Pide a un administrador que la revise.',
    unverified: 'sin comprobar',
    permissions: 'Permisos solicitados',
    forOrganization: 'Revisar para tu organización',
    tickOrganization: 'Dar consentimiento en nombre de tu organización',
    accept: 'Aceptar',
    trouble: 'Algo nos impide iniciar tu sesión.',
    details: 'Detalles para resolver el problema',
    sendDetails: 'Tu administrador querrá ver esto.',
    copyDetails: 'Copiar la información',
    closeDetails: 'Cerrar los detalles',
    moreDetails: 'Más detalles',
    noAccess: 'No tienes acceso a esto',
    noAccessLead: 'Tu inicio de sesión funcionó, pero no cumple las reglas de este recurso.',
    staySignedIn: '¿Mantener la sesión iniciada?',
    yes: 'Sí',
    no: 'No',
    enterCode: 'Escribe el código',
    approveOnPhone: 'Aprueba el inicio de sesión en tu teléfono',
    verify: 'Comprobar',
    moreInformation: 'Hace falta más información',
    changePassword: 'Actualiza tu contraseña',
    tryingToSignIn: '¿Es esta la aplicación en la que quieres entrar?',
  },
  'pt-BR': {
    signIn: 'Entrar',
    account: 'E-mail, telefone ou Skype',
    next: 'Avançar',
    back: 'Voltar',
    password: 'Senha',
    wrongPassword: 'Esta senha não é da conta.',
    noAccount: 'Não conhecemos nenhuma conta com esse nome.',
    locked: 'Tentativas demais. A conta está bloqueada por enquanto.',
    pickAccount: 'Escolha uma conta',
    otherAccount: 'Usar outra conta',
    approvalRequired: 'Aprovação necessária',
    approvalLead: 'Este aplicativo precisa do sim do seu administrador antes de poder:',
    reason: 'Escreva por que você pede este aplicativo',
    requestApproval: 'Solicitar aprovação',
    cancel: 'Cancelar',
    requestSent: 'Solicitação enviada',
    requestSentLead: 'Seu administrador recebeu a solicitação. Você recebe um e-mail quando ele decidir.',
    needAdmin: 'Necessidade de aprovação do administrador',
    needAdminLead:
      'Este aplicativo quer algo da sua organização que só um administrador pode dar. Peça a ele primeiro.',
    adminAccount: 'Tem uma conta de administrador? Entre com ela',
    returnLink: 'Voltar ao aplicativo sem dar consentimento',
    risky: 'Este aplicativo pode ser arriscado. Peça a um administrador que o avalie.',
    unverified: 'não verificado',
    permissions: 'Permissões solicitadas',
    forOrganization: 'Avaliar para a sua organização',
    tickOrganization: 'Consentir em nome da sua organização',
    accept: 'Aceitar',
    trouble: 'Algo nos impede de fazer a sua entrada.',
    details: 'Detalhes para resolver o problema',
    sendDetails: 'Seu administrador vai querer ver isto.',
    copyDetails: 'Copiar as informações',
    closeDetails: 'Fechar os detalhes',
    moreDetails: 'Mais detalhes',
    noAccess: 'Você não tem acesso a isto',
    noAccessLead: 'Sua entrada funcionou, mas não cumpre as regras deste recurso.',
    staySignedIn: 'Continuar conectado?',
    yes: 'Sim',
    no: 'Não',
    enterCode: 'Digite o código',
    approveOnPhone: 'Aprove a entrada no seu telefone',
    verify: 'Verificar',
    moreInformation: 'Mais informações necessárias',
    changePassword: 'Atualize a sua senha',
    tryingToSignIn: 'É neste aplicativo que você quer entrar?',
  },
}

/** A company's branding replaces these words. */
export const branded: Record<Language, Partial<Words>> = {
  en: {
    account: 'Your Contoso name',
    approvalRequired: 'Contoso has not tried this app yet',
    reason: 'Tell the Service Desk what you need it for',
    requestApproval: 'Write to the Service Desk',
    requestSent: 'The Service Desk has your note',
    needAdmin: 'Only the Service Desk can open this door',
    needAdminLead: 'Call extension 4711 before you go on.',
    returnLink: 'Take me back',
  },
  es: {
    account: 'Tu nombre en Contoso',
    approvalRequired: 'Contoso todavía no ha probado esta aplicación',
    reason: 'Cuenta a la Mesa de Servicio para qué la quieres',
    requestApproval: 'Escribir a la Mesa de Servicio',
    requestSent: 'La Mesa de Servicio tiene tu nota',
    needAdmin: 'Solo la Mesa de Servicio abre esta puerta',
    needAdminLead: 'Llama a la extensión 4711 antes de seguir.',
    returnLink: 'Llévame de vuelta',
  },
  'pt-BR': {
    account: 'Seu nome na Contoso',
    approvalRequired: 'A Contoso ainda não testou este aplicativo',
    reason: 'Conte à Central de Serviços para que você o quer',
    requestApproval: 'Escrever à Central de Serviços',
    requestSent: 'A Central de Serviços recebeu o seu bilhete',
    needAdmin: 'Só a Central de Serviços abre esta porta',
    needAdminLead: 'Ligue para o ramal 4711 antes de continuar.',
    returnLink: 'Leve-me de volta',
  },
}
